//! Passwords and session tokens.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};

/// Why a password or token could not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdentityError {
    /// Shorter than [`MIN_LENGTH`] characters.
    #[error("too short")]
    Short,
    /// Longer than [`MAX_LENGTH`] bytes.
    #[error("too long")]
    Long,
    /// Fewer than three of small letters, capitals, digits and others (PRACTICE 5.3).
    #[error("too simple")]
    Simple,
    /// Contains the user name.
    #[error("contains the user name")]
    HoldsName,
    /// The system has no randomness or no memory for it.
    #[error("the system could not do it")]
    System,
}

/// Fewest characters of a password (PRACTICE 5.3).
pub const MIN_LENGTH: usize = 8;
/// Most bytes of a password, so that hashing is bounded.
pub const MAX_LENGTH: usize = 256;

/// Refuses a password that is too weak for an account of that name.
///
/// # Errors
/// The first rule it breaks.
pub fn check(password: &str, username: &str) -> Result<(), IdentityError> {
    if password.chars().count() < MIN_LENGTH {
        return Err(IdentityError::Short);
    }
    if password.len() > MAX_LENGTH {
        return Err(IdentityError::Long);
    }
    let classes: [fn(char) -> bool; 4] = [
        |c| c.is_ascii_lowercase(),
        |c| c.is_ascii_uppercase(),
        |c| c.is_ascii_digit(),
        |c| !c.is_ascii_alphanumeric(),
    ];
    if classes.iter().filter(|class| password.chars().any(class)).count() < 3 {
        return Err(IdentityError::Simple);
    }
    if !username.is_empty() && password.to_lowercase().contains(&username.to_lowercase()) {
        return Err(IdentityError::HoldsName);
    }
    Ok(())
}

/// Argon2id hash of a password in PHC form, with a salt of its own.
///
/// # Errors
/// [`IdentityError::System`].
pub fn hash(password: &str) -> Result<String, IdentityError> {
    let hash = Argon2::default().hash_password(password.as_bytes()).map_err(|_| IdentityError::System)?;
    Ok(hash.to_string())
}

/// Whether a password belongs to a hash. An unreadable hash belongs to none.
pub fn matches(password: &str, hash: &str) -> bool {
    password.len() <= MAX_LENGTH
        && PasswordHash::new(hash)
            .is_ok_and(|h| Argon2::default().verify_password(password.as_bytes(), &h).is_ok())
}

/// Does the work of [`matches`] for nobody, so that a sign-in with an unknown name takes as long as one with a known.
pub fn matches_nobody(password: &str) {
    static NOBODY: std::sync::LazyLock<String> =
        std::sync::LazyLock::new(|| hash("nobody").unwrap_or_default());
    std::hint::black_box(matches(password, &NOBODY));
}

/// 256 random bits as 64 hexadecimal digits.
///
/// # Errors
/// [`IdentityError::System`].
pub fn token() -> Result<String, IdentityError> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|_| IdentityError::System)?;
    Ok(bytes.iter().map(|b| format!("{b:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_of_passwords() {
        for (password, outcome) in [
            ("Aa1!", Err(IdentityError::Short)),
            ("aaaaaaaa1", Err(IdentityError::Simple)),
            ("Ducha2026", Err(IdentityError::HoldsName)),
            ("Yunxi2026", Ok(())),
            ("云溪县落实平台a1", Ok(())),
        ] {
            assert_eq!(check(password, "ducha"), outcome, "{password}");
        }
        assert_eq!(check(&format!("Aa1{}", "x".repeat(300)), ""), Err(IdentityError::Long));
    }

    #[test]
    fn a_hash_knows_its_password_only() {
        let one = hash("Yunxi2026").unwrap();
        assert!(matches("Yunxi2026", &one));
        assert!(!matches("Yunxi2027", &one));
        assert!(!matches("Yunxi2026", "plain"));
        assert_ne!(one, hash("Yunxi2026").unwrap());
    }

    #[test]
    fn tokens_differ() {
        assert_ne!(token().unwrap(), token().unwrap());
        assert_eq!(token().unwrap().len(), 64);
    }
}
