//! What the endpoint promises, asked over real HTTP on the loopback.

mod answers;
mod command;
mod endpoint;
mod forms;
mod keeping;
mod origins;
mod pace;
