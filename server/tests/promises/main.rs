//! What the endpoint promises, asked over real HTTP on the loopback.

mod answers;
mod command;
mod endpoint;
mod erasure;
mod forms;
mod guesses;
mod hosts;
mod keeping;
mod migration;
mod origins;
mod pace;
mod private_file;
mod slow_clients;
