//! How much memory the server keeps when it has nothing to do.

/// Pools of memory for all threads together. The C library makes eight for each core and gives little back from any: an
/// office's old machine wants it smaller, and two cores rarely wait for each other at a pool.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const POOLS: libc::c_int = 2;

/// Free bytes at the end of a pool that are given back, and from how many on a block is asked of the system alone. Left to
/// itself the C library raises both to twice the largest block it ever gave back: one large answer, and it keeps dozens of
/// megabytes for good.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const KEPT: libc::c_int = 4 << 20;

/// Keeps the C library to few pools, and each of them small. To be called before the first thread starts.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub fn keep_little() {
    #[expect(unsafe_code, reason = "the C library offers no other way")]
    // SAFETY: mallopt changes settings of the allocator and reads no memory of ours.
    unsafe {
        libc::mallopt(libc::M_ARENA_MAX, POOLS);
        libc::mallopt(libc::M_MMAP_THRESHOLD, KEPT);
        libc::mallopt(libc::M_TRIM_THRESHOLD, KEPT);
    }
}

/// Other C libraries share one pool.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn keep_little() {}
