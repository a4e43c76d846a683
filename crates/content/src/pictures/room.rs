//! Room for pictures in memory. What is in work at once on all threads is bounded in bytes: one picture may take as much
//! as a thousand others.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// The bytes of all pictures that are in work. One that takes more is alone.
const ALL: u64 = 1 << 30;

/// The bytes of a pixel while a file is decoded, in the format whose decoder needs most (JPEG, progressive).
const DECODING: u64 = 10;

/// The bytes of a pixel of a picture that is decoded, and scaled.
const DECODED: u64 = 6;

/// What is left.
static FREE: Mutex<u64> = Mutex::new(ALL);

static CHANGED: Condvar = Condvar::new();

fn free() -> MutexGuard<'static, u64> {
    FREE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The room that a picture takes, until this is dropped.
///
/// Who holds some never waits for more, and never waits for another thread, so that it will be free again.
#[derive(Debug)]
pub(super) struct Room {
    pixels: u64,
    taken: u64,
}

impl Room {
    /// Waits for the room in which a picture can be decoded.
    pub(super) fn wait(width: u32, height: u32) -> Self {
        let pixels = u64::from(width) * u64::from(height);
        let taken = (pixels * DECODING).min(ALL);
        let mut free = CHANGED
            .wait_while(free(), |free| *free < taken)
            .unwrap_or_else(PoisonError::into_inner);
        *free -= taken;
        Self { pixels, taken }
    }

    /// Gives back what only decoding takes.
    pub(super) fn decoded(mut self) -> Self {
        self.keep(self.pixels * DECODED);
        self
    }

    fn keep(&mut self, kept: u64) {
        let kept = kept.min(self.taken);
        *free() += self.taken - kept;
        self.taken = kept;
        CHANGED.notify_all();
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        self.keep(0);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn large_pictures_are_decoded_one_after_the_other_and_small_ones_at_once() {
        static UNDER_WAY: AtomicUsize = AtomicUsize::new(0);
        let all_at_once = |side: u32| {
            let most = AtomicUsize::new(0);
            std::thread::scope(|scope| {
                for _ in 0..4 {
                    scope.spawn(|| {
                        let room = Room::wait(side, side);
                        let now = UNDER_WAY.fetch_add(1, Ordering::SeqCst) + 1;
                        most.fetch_max(now, Ordering::SeqCst);
                        std::thread::yield_now();
                        UNDER_WAY.fetch_sub(1, Ordering::SeqCst);
                        drop(room.decoded());
                    });
                }
            });
            most.into_inner()
        };
        assert_eq!(all_at_once(10_000), 1);
        // Whatever is larger than all the room is not waited for in vain.
        assert_eq!(all_at_once(60_000), 1);
        let (one, other) = (Room::wait(4000, 3000), Room::wait(4000, 3000));
        drop((one, other));
    }
}
