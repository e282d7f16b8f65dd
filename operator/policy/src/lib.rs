//! What each node must watch, decided from policies and cluster facts alone.
//!
//! Two pure steps: [`plan`] folds all policies with the cluster's namespaces, [`scope`] turns a plan and one
//! node's pods into the bytes that node is sent. No clock, file, socket or randomness: expiry is data in the
//! result, and the same inputs give the same bytes in every order, on every host.
#![forbid(unsafe_code)]

pub mod wire;
