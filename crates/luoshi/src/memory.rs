//! How much memory the server keeps when it has nothing to do.

/// Pools of memory for all threads together. The C library makes eight for each core and gives little back from any: an
/// office's old machine wants it smaller, and two cores rarely wait for each other at a pool.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const POOLS: libc::c_int = 2;

/// Keeps the C library to few pools. To be called before the first thread starts.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub fn keep_few_pools() {
    #[expect(unsafe_code, reason = "the C library offers no other way")]
    // SAFETY: mallopt changes a setting of the allocator and reads no memory of ours.
    unsafe {
        libc::mallopt(libc::M_ARENA_MAX, POOLS);
    }
}

/// Other C libraries share one pool.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn keep_few_pools() {}
