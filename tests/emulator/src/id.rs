use std::hash::{BuildHasher, RandomState};

/// Returns true if a string has the form of a UUID of any version.
pub(crate) fn is_uuid(text: &str) -> bool {
    let groups: Vec<_> = text.split('-').collect();
    let hex = text.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit());
    hex && groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
}

/// Generates ids: hashes of a counter with keys that differ between emulators.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    keys: RandomState,
    count: u64,
}

impl Ids {
    /// 32 hex digits.
    pub(crate) fn hex(&mut self) -> String {
        format!("{:032x}", self.bits())
    }

    /// A UUID of version 4.
    pub(crate) fn uuid(&mut self) -> String {
        let bits = self.bits() & !((0xf << 76) | (0x3 << 62)) | (0x4 << 76) | (0x2 << 62);
        let group = |shift: u32, digits: u32| (bits >> shift) & ((1 << (4 * digits)) - 1);
        format!(
            "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
            group(96, 8),
            group(80, 4),
            group(64, 4),
            group(48, 4),
            group(0, 12)
        )
    }

    fn bits(&mut self) -> u128 {
        self.count += 1;
        let half = |half: u8| u128::from(self.keys.hash_one((self.count, half)));
        (half(0) << 64) | half(1)
    }
}
