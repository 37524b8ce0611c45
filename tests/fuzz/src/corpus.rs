use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
    str,
};

/// An input of a target, with the name that it has in the corpus.
#[derive(Debug)]
pub struct Input {
    /// Content of the input, or a number.
    pub name: String,
    /// The input.
    pub data: Vec<u8>,
}

/// The file with all inputs of a target, one after the other: a line with name and length, the bytes, a line break.
pub fn corpus_file(target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target).with_extension("corpus")
}

/// Reads the inputs of a target.
///
/// # Errors
///
/// The file cannot be read, or is not such a file.
pub fn read_corpus(target: &str) -> io::Result<Vec<Input>> {
    let file = fs::read(corpus_file(target))?;
    let mut rest = file.as_slice();
    let mut inputs = Vec::new();
    while !rest.is_empty() {
        let input = next(&mut rest).ok_or_else(|| {
            let message = format!("{target}: input {} is not complete", inputs.len() + 1);
            io::Error::new(io::ErrorKind::InvalidData, message)
        })?;
        inputs.push(input);
    }
    Ok(inputs)
}

fn next(rest: &mut &[u8]) -> Option<Input> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let (name, length) = str::from_utf8(rest.get(..end)?).ok()?.split_once(' ')?;
    let (data, after) = rest.get(end + 1..)?.split_at_checked(length.parse().ok()?)?;
    let input = Input { name: name.to_owned(), data: data.to_owned() };
    *rest = after.strip_prefix(b"\n")?;
    Some(input)
}

/// Appends an input to the corpus of a target.
///
/// # Errors
///
/// The file cannot be written, or the name has a space or a line break.
pub fn add_to_corpus(target: &str, input: &Input) -> io::Result<()> {
    if input.name.is_empty() || input.name.contains([' ', '\n', '/']) {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "a name has no spaces, line breaks and slashes"));
    }
    let mut file = OpenOptions::new().append(true).create(true).open(corpus_file(target))?;
    let entry = [format!("{} {}\n", input.name, input.data.len()).as_bytes(), &input.data, b"\n"].concat();
    file.write_all(&entry)
}
