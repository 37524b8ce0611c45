//! Reading a source in blocks.
//!
//! Blocks of a file are read on Tokio's threads for blocking code, the next one while the connection takes the one
//! before. A stream is read a chunk ahead, because a chunk declares its length, and is kept until it is committed,
//! because it may have to be sent again.

use std::{
    collections::VecDeque,
    fs::{File, Metadata, metadata},
    future::poll_fn,
    io::{self, Read as _, Seek as _, SeekFrom},
    path::PathBuf,
    pin::Pin,
    task::{Poll, ready},
    time::UNIX_EPOCH,
};

use bytes::{Buf as _, Bytes, BytesMut};
use tokio::{
    io::{AsyncRead, ReadBuf},
    task::{JoinHandle, spawn_blocking},
};

use crate::{
    UploadError,
    UploadErrorKind::{EmptySource, SourceChanged, UnreadableSource},
    source::{Kind, ReadSeek, Source},
};

/// The most that is given to the connection at once while progress is reported.
pub(crate) const BLOCK: u64 = 256 * 1024;
/// The most that is read of a file at once, and given to the connection otherwise: for fewer turns between threads.
pub(crate) const READ: u64 = 2 * BLOCK;

pub(crate) struct Reader {
    kind: Reading,
    /// The length, once it is known.
    pub(crate) total: Option<u64>,
    /// The modification time of a file in nanoseconds since 1970.
    pub(crate) modified: Option<u64>,
}

enum Reading {
    Bytes(Bytes),
    File(FileReader),
    Seekable(SeekableReader),
    Stream(StreamReader),
}

impl Reader {
    /// Opens the source, and checks what can be checked before anything is sent.
    pub(crate) async fn open(source: Source) -> Result<Self, UploadError> {
        let (kind, total, modified) = match source.0 {
            Kind::Bytes(bytes) => {
                let length = bytes.len() as u64;
                (Reading::Bytes(bytes), Some(length), None)
            }
            Kind::Path(path) => Self::file(Some(path), None).await?,
            Kind::File(file) => Self::file(None, Some(file)).await?,
            Kind::Seekable(reader, length) => {
                let reader = SeekableReader { reader, position: None, buffers: Buffers::default() };
                (Reading::Seekable(reader), Some(length), None)
            }
            Kind::Stream(reader, length) => (Reading::Stream(StreamReader::new(reader)), length, None),
        };
        if total == Some(0) {
            return Err(empty());
        }
        Ok(Self { kind, total, modified })
    }

    async fn file(
        path: Option<PathBuf>,
        file: Option<File>,
    ) -> Result<(Reading, Option<u64>, Option<u64>), UploadError> {
        let name = path.as_ref().map_or("the file".to_owned(), |path| format!("{path:?}"));
        let opened = blocking(move || {
            // Opening a pipe would wait for its other end.
            let known = path.as_ref().map(metadata).transpose()?.filter(|metadata| !metadata.is_file());
            if let Some(metadata) = known {
                return Ok((None, metadata));
            }
            let file = file.map_or_else(|| File::open(path.unwrap_or_default()), Ok)?;
            let metadata = file.metadata()?;
            Ok((Some(file), metadata))
        });
        let (file, metadata) = opened.await.map_err(|error| {
            UploadError::new(UnreadableSource, format!("{name} cannot be opened")).with_source(error)
        })?;
        if metadata.is_dir() {
            return Err(UploadError::new(UnreadableSource, format!("{name} is a directory")));
        }
        let Some(file) = file.filter(|_| metadata.is_file()) else {
            // A pipe has no length and cannot be read twice.
            let message = format!("{name} is not a regular file; read it as a stream");
            return Err(UploadError::new(UnreadableSource, message));
        };
        let (total, modified) = (metadata.len(), modified(&metadata));
        Ok((
            Reading::File(FileReader {
                file: Some(file),
                reading: None,
                position: 0,
                read: Bytes::new(),
                buffers: Buffers::default(),
            }),
            Some(total),
            modified,
        ))
    }

    /// The end of a chunk that begins at `start`, and whether it is the last one. A stream is read up to there.
    pub(crate) async fn chunk(&mut self, start: u64, size: u64) -> Result<(u64, bool), UploadError> {
        if let Reading::Stream(stream) = &mut self.kind {
            // One byte more tells whether the chunk is the last one.
            let read = stream.fill(start, size + 1).await?;
            if stream.is_at_end {
                let total = stream.end();
                if total == 0 {
                    return Err(empty());
                }
                if self.total.is_some_and(|declared| declared != total) {
                    return Err(changed("the stream does not have the declared length"));
                }
                self.total = Some(total);
            } else if self.total.is_some_and(|declared| stream.end() > declared) {
                return Err(changed("the stream does not have the declared length"));
            }
            let end = start + read.min(size);
            return Ok((end, self.total == Some(end)));
        }
        let total = self.total.unwrap_or_default();
        let end = start.saturating_add(size).min(total);
        Ok((end, end == total))
    }

    /// The next bytes from `start`: at least one, at most `most`. `end` is that of the chunk.
    pub(crate) async fn block(&mut self, start: u64, most: u64, end: u64) -> Result<Bytes, UploadError> {
        let most = most.min(end - start);
        let block = match &mut self.kind {
            Reading::Bytes(bytes) => bytes.slice(start as usize..(start + most) as usize),
            Reading::File(file) => file.block(start, most, end).await?,
            Reading::Seekable(reader) => reader.block(start, most).await?,
            Reading::Stream(stream) => stream.block(start, most),
        };
        if block.is_empty() {
            return Err(changed("the source ended before its length"));
        }
        if self.total == Some(start + block.len() as u64) {
            self.check_end().await?;
        }
        Ok(block)
    }

    /// True if the source can be read from here again.
    pub(crate) fn can_read_from(&self, position: u64) -> bool {
        match &self.kind {
            Reading::Stream(stream) => position >= stream.begin,
            _ => true,
        }
    }

    /// Position that is not read before again.
    pub(crate) fn release(&mut self, committed: u64) {
        if let Reading::Stream(stream) = &mut self.kind {
            stream.release(committed);
        }
    }

    /// Fails if a file is not the one any more that was opened, before its last bytes are sent: a file that is changed
    /// while it is uploaded must not arrive as a mixture.
    async fn check_end(&mut self) -> Result<(), UploadError> {
        let Reading::File(reader) = &mut self.kind else { return Ok(()) };
        let Some(file) = reader.file.take() else { return Ok(()) };
        let looked = blocking(move || Ok((file.metadata(), file))).await;
        let (metadata, file) = looked.map_err(|error| unreadable("the file cannot be read", error))?;
        reader.file = Some(file);
        let metadata = metadata.map_err(|error| unreadable("the file cannot be read", error))?;
        if Some(metadata.len()) != self.total || modified(&metadata) != self.modified {
            return Err(changed("the file changed while it was read"));
        }
        Ok(())
    }
}

fn modified(metadata: &Metadata) -> Option<u64> {
    let since = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    u64::try_from(since.as_nanos()).ok()
}

async fn blocking<T: Send + 'static>(run: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    spawn_blocking(run).await.unwrap_or_else(|error| Err(io::Error::other(error)))
}

#[cold]
fn unreadable(message: &'static str, error: io::Error) -> UploadError {
    UploadError::new(UnreadableSource, message).with_source(error)
}

#[cold]
fn changed(message: &'static str) -> UploadError {
    UploadError::new(SourceChanged, message)
}

#[cold]
fn empty() -> UploadError {
    UploadError::new(EmptySource, "the source is empty")
}

/// Buffers that are used again as soon as the connection has sent their bytes: no allocation for each block, and a
/// fixed amount of memory.
#[derive(Default)]
struct Buffers(Vec<Bytes>);

/// One is read into while one is being sent. If the connection still has the last bytes of another one, there is a
/// third for a moment.
const BUFFERS: usize = 2;

const CACHE_LINE: usize = 64;

impl Buffers {
    fn take(&mut self, length: u64) -> BytesMut {
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        let free = self.0.iter().position(Bytes::is_unique).map(|index| self.0.swap_remove(index));
        match free.and_then(|free| free.try_into_mut().ok()).filter(|free| free.capacity() >= length) {
            Some(mut buffer) => {
                // It is initialized as far as it was used before.
                buffer.resize(length, 0);
                buffer
            }
            None => aligned(length),
        }
    }

    fn freeze(&mut self, buffer: BytesMut) -> Bytes {
        let block = buffer.freeze();
        if self.0.len() < BUFFERS {
            self.0.push(block.clone());
        }
        block
    }
}

/// A buffer that begins at a cache line. The kernel copies pages of a file much faster to there: on some processors
/// five times as fast as to a few bytes behind, where allocators put large buffers.
fn aligned(length: usize) -> BytesMut {
    let mut buffer = BytesMut::zeroed(length.saturating_add(CACHE_LINE - 1));
    buffer.advance(buffer.as_ptr().align_offset(CACHE_LINE).min(CACHE_LINE - 1));
    buffer.truncate(length);
    buffer
}

struct FileReader {
    /// `None` while it is read.
    file: Option<File>,
    reading: Option<(u64, JoinHandle<Read>)>,
    /// The last block that was read, and its position.
    read: Bytes,
    position: u64,
    buffers: Buffers,
}

/// A file, and what was read from it.
type Read = (File, io::Result<BytesMut>);

impl FileReader {
    async fn block(&mut self, start: u64, most: u64, end: u64) -> Result<Bytes, UploadError> {
        loop {
            let offset = start.checked_sub(self.position).and_then(|offset| usize::try_from(offset).ok());
            let rest = offset.and_then(|offset| self.read.get(offset..));
            if let Some(rest) = rest.filter(|rest| !rest.is_empty()) {
                let block = rest.get(..most as usize).unwrap_or(rest);
                return Ok(self.read.slice_ref(block));
            }
            self.read = Bytes::new();
            if let Some(mut file) = self.file.take() {
                let buffer = self.buffers.take(READ.min(end - start));
                let read = move || {
                    let read = file.seek(SeekFrom::Start(start)).and_then(|_| read_full(&mut file, buffer));
                    (file, read)
                };
                self.reading = Some((start, spawn_blocking(read)));
            }
            // What is read already may be for an attempt that failed since.
            let Some((position, reading)) = &mut self.reading else {
                return Err(UploadError::new(UnreadableSource, "the file cannot be read"));
            };
            self.position = *position;
            let read = reading.await;
            self.reading = None;
            let (file, read) = read.map_err(|error| unreadable("the file cannot be read", io::Error::other(error)))?;
            self.file = Some(file);
            self.read = self.buffers.freeze(read.map_err(|error| unreadable("the file cannot be read", error))?);
            if self.read.is_empty() && self.position == start {
                return Ok(Bytes::new());
            }
        }
    }
}

/// Fills the buffer, or as much of it as there is.
fn read_full(file: &mut File, mut buffer: BytesMut) -> io::Result<BytesMut> {
    let mut filled = 0;
    while let Some(free) = buffer.get_mut(filled..).filter(|free| !free.is_empty()) {
        match file.read(free) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    buffer.truncate(filled);
    Ok(buffer)
}

struct SeekableReader {
    reader: Pin<Box<dyn ReadSeek>>,
    /// `None` if it is not known.
    position: Option<u64>,
    buffers: Buffers,
}

impl SeekableReader {
    async fn block(&mut self, start: u64, most: u64) -> Result<Bytes, UploadError> {
        // The future can be dropped while it reads.
        let known = self.position.take();
        let mut block = self.buffers.take(most);
        let read = async {
            if known != Some(start) {
                // A seek that was begun and given up has to be complete before another.
                poll_fn(|cx| self.reader.as_mut().poll_complete(cx)).await?;
                self.reader.as_mut().start_seek(SeekFrom::Start(start))?;
                poll_fn(|cx| self.reader.as_mut().poll_complete(cx)).await?;
            }
            fill(self.reader.as_mut(), &mut block).await
        };
        read.await.map_err(|error| unreadable("the source cannot be read", error))?;
        self.position = Some(start + block.len() as u64);
        Ok(self.buffers.freeze(block))
    }
}

/// Fills the buffer, or as much of it as there is. `true` at the end of the reader.
async fn fill(mut reader: Pin<&mut (impl AsyncRead + ?Sized)>, buffer: &mut BytesMut) -> io::Result<bool> {
    let mut filled = 0;
    let ended = poll_fn(|cx| {
        while let Some(free) = buffer.get_mut(filled..).filter(|free| !free.is_empty()) {
            let mut free = ReadBuf::new(free);
            ready!(reader.as_mut().poll_read(cx, &mut free))?;
            match free.filled().len() {
                0 => return Poll::Ready(Ok(true)),
                read => filled += read,
            }
        }
        Poll::Ready(Ok(false))
    });
    let ended = ended.await;
    buffer.truncate(filled);
    ended
}

struct StreamReader {
    reader: Pin<Box<dyn AsyncRead + Send>>,
    /// Bytes that are not committed, from `begin` on.
    blocks: VecDeque<Bytes>,
    begin: u64,
    length: u64,
    is_at_end: bool,
    buffers: Buffers,
}

impl StreamReader {
    fn new(reader: Pin<Box<dyn AsyncRead + Send>>) -> Self {
        Self { reader, blocks: VecDeque::new(), begin: 0, length: 0, is_at_end: false, buffers: Buffers::default() }
    }

    fn end(&self) -> u64 {
        self.begin + self.length
    }

    /// Reads until there are this many bytes from `start` on, or the stream ends. Returns how many there are.
    async fn fill(&mut self, start: u64, size: u64) -> Result<u64, UploadError> {
        while !self.is_at_end && self.end() < start.saturating_add(size) {
            let mut block = self.buffers.take(BLOCK);
            let ended = fill(self.reader.as_mut(), &mut block).await;
            self.is_at_end = ended.map_err(|error| unreadable("the stream cannot be read", error))?;
            self.length += block.len() as u64;
            if !block.is_empty() {
                self.blocks.push_back(block.freeze());
            }
            // What is committed already is skipped.
            self.release(start);
        }
        match self.end().checked_sub(start) {
            Some(read) => Ok(read),
            None => Err(changed("the stream is shorter than what is committed")),
        }
    }

    fn block(&self, start: u64, most: u64) -> Bytes {
        let mut offset = start - self.begin;
        for block in &self.blocks {
            match offset.checked_sub(block.len() as u64) {
                Some(rest) => offset = rest,
                None => {
                    let end = offset.saturating_add(most).min(block.len() as u64);
                    return block.slice(offset as usize..end as usize);
                }
            }
        }
        Bytes::new()
    }

    fn release(&mut self, committed: u64) {
        while let Some(block) = self.blocks.front() {
            let length = block.len() as u64;
            if self.begin + length > committed {
                break;
            }
            self.begin += length;
            self.length -= length;
            // All are used again for the next chunk.
            self.buffers.0.extend(self.blocks.pop_front());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, Buffers, CACHE_LINE};

    #[test]
    fn buffers_begin_at_a_cache_line_and_are_used_again() {
        let mut buffers = Buffers::default();
        let mut first = None;
        for length in [BLOCK, 1, BLOCK - 1, BLOCK] {
            let buffer = buffers.take(length);
            assert_eq!(buffer.len() as u64, length);
            assert_eq!(buffer.as_ptr() as usize % CACHE_LINE, 0);
            assert_eq!(*first.get_or_insert(buffer.as_ptr() as usize), buffer.as_ptr() as usize);
            buffers.freeze(buffer);
        }
        let longer = buffers.take(BLOCK + 1);
        assert_eq!(longer.len() as u64, BLOCK + 1);
        assert_eq!(longer.as_ptr() as usize % CACHE_LINE, 0);
    }

    #[test]
    fn a_buffer_that_is_being_sent_is_not_used_again() {
        let mut buffers = Buffers::default();
        let buffer = buffers.take(BLOCK);
        let sent = buffers.freeze(buffer);
        let other = buffers.take(BLOCK);
        assert_ne!(other.as_ptr(), sent.as_ptr());
    }
}
