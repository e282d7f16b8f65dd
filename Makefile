# The front door. `make` lists the targets.
.PHONY: help setup build check test
help:            ## List the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 16
setup:           ## Bring a fresh Debian 12 with Rust 1.95 to where everything builds
	@scripts_missing=; true
build:           ## Build the workspace
	cargo build --workspace
check:           ## fmt, clippy, unit tests
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
test:            ## Everything CI runs
	cargo test --workspace
