//! Captured bytes in, messages out. Pure: no sockets, clocks, files, allocation from a peer's length, or logging.
#![forbid(unsafe_code)]

pub mod dns;
mod message;
pub mod tls;

pub use message::{ErrorType, Exchange, Role, Status, TraceParent};
pub use samovar_abi::{Direction, Protocol, Transport};
