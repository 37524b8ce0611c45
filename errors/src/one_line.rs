use std::fmt::{self, Write};

/// As much of a foreign text as one line of a log should have, without characters that would break the line.
pub(crate) struct OneLine<'a>(pub(crate) &'a str);

const LONGEST: usize = 300;

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (count, char) in self.0.trim().chars().enumerate() {
            if count == LONGEST {
                return f.write_char('…');
            }
            f.write_char(if char.is_control() { ' ' } else { char })?;
        }
        Ok(())
    }
}
