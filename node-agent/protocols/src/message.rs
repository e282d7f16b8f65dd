//! What a parser hands on: one request with its response, judged and timed.

use crate::Protocol;

/// Which side of the exchange the observed socket is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The observed socket sent the request.
    Client,
    /// The observed socket received the request.
    Server,
}

/// The protocol's own verdict on a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status<'a> {
    /// No response was seen (see [`Exchange::error`]).
    None,
    /// A number: HTTP status code, DNS RCODE.
    Code(u16),
    /// A text: SQLSTATE and the like.
    Text(&'a str),
}

/// Why an exchange failed, beyond what the status says. Closed set: it becomes the label `error.type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorType {
    /// The connection was reset before the response was complete.
    Reset,
    /// No response within the request timeout.
    Timeout,
    /// The connection closed without a response.
    Unanswered,
    /// The response was cut short by the end of the connection.
    Truncated,
}

impl ErrorType {
    /// The label value.
    pub const fn as_str(self) -> &'static str {
        match self {
            ErrorType::Reset => "connection_reset",
            ErrorType::Timeout => "timeout",
            ErrorType::Unanswered => "unanswered",
            ErrorType::Truncated => "truncated",
        }
    }
}

/// W3C Trace Context `traceparent` as seen on the wire (version 00, §3.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TraceParent {
    /// 16 bytes, not all zero.
    pub trace_id: [u8; 16],
    /// 8 bytes, not all zero.
    pub parent_id: [u8; 8],
    /// Bit 0 = sampled.
    pub flags: u8,
}

/// One finished request with its response (or with the reason there is none). Borrowed: copy what you keep.
#[derive(Clone, Debug, PartialEq)]
pub struct Exchange<'a> {
    /// What spoke.
    pub protocol: Protocol,
    /// Protocol version as records print it: `"1.1"`, `"1.0"`; empty where there is none (DNS).
    pub version: &'a str,
    /// Method, query type.
    pub operation: &'a str,
    /// Request path without query (raw, not templated), or the DNS name asked (no trailing dot).
    pub resource: &'a str,
    /// `Host` header or authority, if seen.
    pub host: Option<&'a str>,
    /// The protocol's verdict.
    pub status: Status<'a>,
    /// Failure beyond the status.
    pub error: Option<ErrorType>,
    /// Kernel time of the request's first byte, ns.
    pub start_ns: u64,
    /// Kernel time of the response's first byte, ns; `None` without a response.
    pub first_byte_ns: Option<u64>,
    /// Kernel time of the last byte (or of the event that ended it), ns.
    pub end_ns: u64,
    /// Wire bytes of the request message, head and body.
    pub request_bytes: u64,
    /// Wire bytes of the response message, head and body.
    pub response_bytes: u64,
    /// Which side the observed socket is.
    pub role: Role,
    /// `traceparent` of the request.
    pub trace: Option<TraceParent>,
    /// Epoch under which the request's first byte was judged; 0 in replay.
    pub epoch: u64,
    /// Protocol-specific facts, names from OpenTelemetry semantic conventions.
    pub attributes: &'a [(&'static str, &'a str)],
}
