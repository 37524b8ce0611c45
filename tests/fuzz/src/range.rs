use fastpix_upload::committed_by_range;

/// Input: a header `range` of a storage host. What is read from it is the number after the last committed byte, and only
/// where the range begins at the first byte.
pub fn range(data: &[u8]) {
    let committed = committed_by_range(data);
    let Some(committed) = committed else { return };
    let text = std::str::from_utf8(data).expect("only digits, a dash and the unit are read");
    let range = text.trim_ascii();
    let (first, last) = range.strip_prefix("bytes=").unwrap_or(range).split_once('-').expect("a range has a dash");
    // The numbers can have zeros in front of them.
    let number = |digits: &str| digits.parse::<u64>().expect("a number that fits");
    match number(first) {
        0 => assert_eq!(committed, number(last) + 1),
        _ => assert_eq!(committed, 0),
    }
    // What the host says is what it would say of this many bytes.
    if committed > 0 {
        assert_eq!(committed_by_range(format!("bytes=0-{}", committed - 1).as_bytes()), Some(committed));
    }
}
