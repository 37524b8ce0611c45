//! The tests of this crate are in its folder `tests`; the examples of the README are compiled here.
#![cfg_attr(doctest, doc = include_str!("../../../README.md"))]
