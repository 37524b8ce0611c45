//! Serialization of query parameters.
#![allow(dead_code, reason = "which are used depends on the resources that are enabled")]

/// A type that a query parameter can have.
#[allow(dead_code, reason = "not all resources have a query")]
pub(crate) trait Parameter {
    fn add(&self, key: &'static str, pairs: &mut Vec<(&'static str, String)>);
}

impl<T: Parameter> Parameter for Option<T> {
    fn add(&self, key: &'static str, pairs: &mut Vec<(&'static str, String)>) {
        if let Some(value) = self {
            value.add(key, pairs);
        }
    }
}

/// One pair for each element, with the same key.
impl<T: Parameter> Parameter for Vec<T> {
    fn add(&self, key: &'static str, pairs: &mut Vec<(&'static str, String)>) {
        for value in self {
            value.add(key, pairs);
        }
    }
}

impl Parameter for String {
    fn add(&self, key: &'static str, pairs: &mut Vec<(&'static str, String)>) {
        pairs.push((key, self.clone()));
    }
}

impl Parameter for u32 {
    fn add(&self, key: &'static str, pairs: &mut Vec<(&'static str, String)>) {
        pairs.push((key, self.to_string()));
    }
}
