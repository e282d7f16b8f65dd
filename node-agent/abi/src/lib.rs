//! Every byte that crosses the kernel line, as `no_std` types shared by the eBPF programs and the agent.
//!
//! Pure: no allocation, no I/O, no clock. Enums cross as `u8` and come back by `TryFrom`.
#![no_std]
#![forbid(unsafe_code)]

mod classify;
mod protocol;

pub use classify::{Hint, Verdict, classify};
pub use protocol::{Direction, Protocol, Transport};
