//! Every user-visible word, in Chinese and English.
