//! Word segmentation and search tokens; the only crate that sees jieba-rs
