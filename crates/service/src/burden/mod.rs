//! The burden ledger 填报负担: what asking costs those who are asked, and what may not be asked.

mod lint;
