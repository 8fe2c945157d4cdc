//! Passwords and session tokens
