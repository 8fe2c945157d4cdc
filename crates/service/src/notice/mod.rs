//! Notices: who is told what, the inbox in which they find it, and the messages that carry it out of the house.

mod ask;
mod audience;
mod contact;
mod done;
mod feed;
mod inbox;
mod matter;
mod outbox;
mod remind;
mod tell;
mod turn;
