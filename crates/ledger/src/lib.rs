//! Entities, commands to events, events to state, permissions, lights; pure
