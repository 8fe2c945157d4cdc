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

/// Signs of a one-time code: none that are taken for one another.
const SIGNS: &[u8; 31] = b"23456789abcdefghjkmnpqrstuvwxyz";
/// Signs of a one-time code: 59 bits, so that a fast hash of it is safe to keep.
const CODE_SIGNS: usize = 12;

/// A one-time code in groups of four, to be read from paper: `7k3m-q9xd-2fpt`.
///
/// # Errors
/// [`IdentityError::System`].
pub fn code() -> Result<String, IdentityError> {
    let mut code = String::new();
    while code.len() < CODE_SIGNS {
        let mut bytes = [0_u8; 32];
        getrandom::fill(&mut bytes).map_err(|_| IdentityError::System)?;
        // Bytes beyond the last whole round of signs would make some signs likelier than others.
        let fair = bytes.iter().filter(|b| usize::from(**b) < 256 / SIGNS.len() * SIGNS.len());
        code.extend(fair.map(|b| char::from(SIGNS[usize::from(*b) % SIGNS.len()])));
    }
    code.truncate(CODE_SIGNS);
    Ok(format!("{}-{}-{}", &code[..4], &code[4..8], &code[8..]))
}

/// A code as it is compared: without the dashes and blanks that people type or leave out, in small letters.
pub fn plain_code(typed: &str) -> String {
    typed.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase()
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
    fn codes_can_be_typed_as_they_are_read() {
        let code = code().unwrap();
        assert_eq!((code.len(), code.matches('-').count()), (14, 2), "{code}");
        assert_ne!(code, super::code().unwrap());
        assert_eq!(plain_code(&code).len(), CODE_SIGNS);
        assert_eq!(plain_code(&code.to_uppercase().replace('-', " ")), plain_code(&code));
    }

    #[test]
    fn tokens_differ() {
        assert_ne!(token().unwrap(), token().unwrap());
        assert_eq!(token().unwrap().len(), 64);
    }
}
