use super::support::fixture;
use crate::db::Run as _;
use crate::table::TABLES;
use crate::{
    access, append, backup, beside, burden, chase_list, contact, ledger_query, letter, notice, observation,
    project, proof, query, rebuild, seen, tick, turned, verify, waiting, work,
};

/// Every fixed statement is understood by the engine. The statements that are put together (list, trace, search) are run
/// with every clause by the tests of the list.
#[tokio::test]
async fn every_statement_can_be_prepared() {
    let f = fixture().await;
    let fixed = [
        access::STATEMENTS,
        append::STATEMENTS,
        backup::STATEMENTS,
        project::STATEMENTS,
        proof::STATEMENTS,
        seen::STATEMENTS,
        query::STATEMENTS,
        rebuild::STATEMENTS,
        work::STATEMENTS,
        burden::STATEMENTS,
        chase_list::STATEMENTS,
        notice::STATEMENTS,
        observation::STATEMENTS,
        letter::STATEMENTS,
        contact::STATEMENTS,
        verify::STATEMENTS,
        ledger_query::STATEMENTS,
    ];
    let mut ticks = tick::statements();
    ticks.extend(beside::statements(f.store.db.is_postgres()));
    ticks.extend(chase_list::statements());
    ticks.extend(turned::statements());
    ticks.extend(waiting::statements());
    let made = TABLES.iter().flat_map(|t| [t.load(), t.upsert()]).chain(ticks.iter().map(String::as_str));
    for (n, sql) in fixed.into_iter().flatten().copied().chain(made).enumerate() {
        let mut connection = f.store.db.begin().await.unwrap();
        let explain = if connection.is_postgres() {
            format!("PREPARE p{n} AS {sql}")
        } else {
            format!("EXPLAIN {sql}")
        };
        let outcome = if connection.is_postgres() {
            connection.script(explain).await
        } else {
            connection.all(&explain, &[]).await.map(drop)
        };
        outcome.unwrap_or_else(|e| panic!("{sql}: {e}"));
    }
}
