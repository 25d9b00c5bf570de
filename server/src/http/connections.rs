//! Limits the open connections, and chooses which one to close if there are too many.

use crate::http::network::Network;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::oneshot;

/// The largest numbers of open connections; 0 for no limit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    pub(crate) total: usize,
    pub(crate) per_network: usize,
}

/// The open connections.
///
/// A full server that refused new connections could be blocked by whoever fills it. This one closes the connection
/// that it has waited for longest, one without a complete request.
#[derive(Clone, Debug)]
pub(crate) struct Connections {
    limits: Limits,
    register: Arc<Mutex<Register>>,
}

#[derive(Debug, Default)]
struct Register {
    /// Counts events, to order them.
    events: u64,
    open: HashMap<u64, Open>,
}

#[derive(Debug)]
struct Open {
    network: Network,
    /// The event since which the server waits for the client.
    since: u64,
    is_responding: bool,
    /// Whether it has received a response. It is kept rather than one without a complete request.
    has_been_served: bool,
    /// Dropping it closes the connection.
    _close: oneshot::Sender<()>,
}

/// An open connection. Dropping it removes it from the register.
#[derive(Debug)]
pub(crate) struct Connection {
    id: u64,
    register: Arc<Mutex<Register>>,
    /// The client's network.
    pub(crate) network: Network,
    /// The local address that the client has connected to.
    pub(crate) local: Option<IpAddr>,
}

/// Completes when the connection has to close for another one.
pub(crate) type Evicted = oneshot::Receiver<()>;

impl Connections {
    pub(crate) fn new(limits: Limits) -> Self {
        Self {
            limits,
            register: Arc::default(),
        }
    }

    /// Registers a connection, and closes another one if there are too many. Returns `None` if all that could be
    /// closed have a pending response.
    pub(crate) fn admit(
        &self,
        network: Network,
        local: Option<IpAddr>,
    ) -> Option<(Connection, Evicted)> {
        let mut register = lock(&self.register);
        if !register.make_room(network, self.limits) {
            return None;
        }
        let (close, evicted) = oneshot::channel();
        let id = register.next_event();
        let open = Open {
            network,
            since: id,
            is_responding: false,
            has_been_served: false,
            _close: close,
        };
        register.open.insert(id, open);
        let connection = Connection {
            id,
            register: Arc::clone(&self.register),
            network,
            local,
        };
        Some((connection, evicted))
    }

    /// Closes the connection that the server has waited for longest, to free a file descriptor.
    pub(crate) fn evict(&self) {
        lock(&self.register).evict(None);
    }
}

impl Connection {
    /// Protects the connection from eviction until its response is sent. Returns `false` if it is closed already.
    pub(crate) fn begin_response(&self) -> bool {
        let mut register = lock(&self.register);
        let open = register.open.get_mut(&self.id);
        open.map(|open| open.is_responding = true).is_some()
    }

    /// Ends the protection: from now on the server waits for the client.
    pub(crate) fn end_response(&self) {
        let mut register = lock(&self.register);
        let since = register.next_event();
        if let Some(open) = register.open.get_mut(&self.id) {
            open.is_responding = false;
            open.has_been_served = true;
            open.since = since;
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        lock(&self.register).open.remove(&self.id);
    }
}

impl Register {
    fn next_event(&mut self) -> u64 {
        self.events += 1;
        self.events
    }

    fn make_room(&mut self, network: Network, limits: Limits) -> bool {
        let is_reached = |count: usize, limit: usize| limit != 0 && count >= limit;
        let of_network = |open: &&Open| open.network == network;
        if is_reached(
            self.open.values().filter(of_network).count(),
            limits.per_network,
        ) {
            self.evict(Some(network))
        } else if is_reached(self.open.len(), limits.total) {
            self.evict(None)
        } else {
            true
        }
    }

    /// Closes the connection of a network that the server has waited for longest; `None` chooses the network with
    /// the most connections. Prefers connections without an earlier response.
    fn evict(&mut self, of: Option<Network>) -> bool {
        let mut counts: HashMap<Network, usize> = HashMap::new();
        for open in self.open.values() {
            *counts.entry(open.network).or_default() += 1;
        }
        let waiting = self.open.iter().filter(|(_, open)| {
            !open.is_responding && of.is_none_or(|network| network == open.network)
        });
        let longest = waiting.max_by_key(|(_, open)| {
            (
                counts[&open.network],
                !open.has_been_served,
                Reverse(open.since),
            )
        });
        let id = longest.map(|(id, _)| *id);
        id.and_then(|id| self.open.remove(&id)).is_some()
    }
}

/// Ignores poisoning: the register is consistent after every statement.
fn lock(register: &Mutex<Register>) -> MutexGuard<'_, Register> {
    register.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    fn network(last: u8) -> Network {
        IpAddr::from(Ipv4Addr::new(192, 0, 2, last)).into()
    }

    fn connections(total: usize, per_network: usize) -> Connections {
        Connections::new(Limits { total, per_network })
    }

    fn is_closed(evicted: &mut Evicted) -> bool {
        !matches!(evicted.try_recv(), Err(oneshot::error::TryRecvError::Empty))
    }

    #[test]
    fn a_network_at_its_limit_closes_its_own_oldest_connection() {
        let connections = connections(0, 2);
        let (_other, mut other_closed) = connections.admit(network(9), None).unwrap();
        let (_first, mut first_closed) = connections.admit(network(1), None).unwrap();
        let (_second, mut second_closed) = connections.admit(network(1), None).unwrap();

        let third = connections.admit(network(1), None);

        assert!(third.is_some());
        assert!(is_closed(&mut first_closed));
        assert!(!is_closed(&mut second_closed));
        assert!(!is_closed(&mut other_closed));
    }

    #[test]
    fn a_connection_that_has_been_answered_outlasts_half_open_ones() {
        let connections = connections(0, 2);
        let (served, mut served_closed) = connections.admit(network(1), None).unwrap();
        assert!(served.begin_response());
        served.end_response();

        let (_first, mut first_closed) = connections.admit(network(1), None).unwrap();
        let (_second, mut second_closed) = connections.admit(network(1), None).unwrap();

        assert!(is_closed(&mut first_closed));
        assert!(!is_closed(&mut second_closed));
        assert!(!is_closed(&mut served_closed));
    }

    #[test]
    fn a_full_server_closes_a_connection_of_whoever_has_most() {
        let connections = connections(3, 0);
        let (_quiet, mut quiet_closed) = connections.admit(network(9), None).unwrap();
        let (_first, mut first_closed) = connections.admit(network(1), None).unwrap();
        let _second = connections.admit(network(1), None).unwrap();

        assert!(connections.admit(network(2), None).is_some());

        assert!(is_closed(&mut first_closed));
        assert!(!is_closed(&mut quiet_closed));
    }

    #[test]
    fn a_connection_that_is_being_answered_stays() {
        let connections = connections(0, 1);
        let (first, mut first_closed) = connections.admit(network(1), None).unwrap();
        assert!(first.begin_response());

        assert!(connections.admit(network(1), None).is_none());

        assert!(!is_closed(&mut first_closed));
        first.end_response();
        assert!(connections.admit(network(1), None).is_some());
        assert!(is_closed(&mut first_closed));
        assert!(!first.begin_response());
    }

    #[test]
    fn a_dropped_connection_makes_room() {
        let connections = connections(1, 0);
        let (first, _closed) = connections.admit(network(1), None).unwrap();
        assert!(first.begin_response());
        drop(first);
        assert!(connections.admit(network(2), None).is_some());
    }
}
