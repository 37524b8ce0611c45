use std::fmt::{self, Write};

/// Text from outside as part of one line: at most 300 characters, and a space for each line break or control character.
pub(crate) struct OneLine<'a>(pub(crate) &'a str);

pub(crate) const LONGEST: usize = 300;

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (count, char) in self.0.chars().enumerate() {
            if count == LONGEST {
                return f.write_char('…');
            }
            let breaks = char.is_control() || matches!(char, '\u{2028}' | '\u{2029}');
            f.write_char(if breaks { ' ' } else { char })?;
        }
        Ok(())
    }
}
