//! `samovar-agent`: the node agent. This file only wires.
fn main() {}
