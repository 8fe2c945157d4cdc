//! What the program does by itself beside the lights: writing down who saw what, and proving the log every night.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::Offset;
use service::Service;
use store::Store;

use crate::options::now;

/// How often it is written who saw what.
const WRITE_EVERY: Duration = Duration::from_secs(5);
/// How often the loop looks whether it is night.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// The hour of the night, in China, from which the log is proved.
const NIGHT: i8 = 2;

/// Writes down who saw what, every few seconds.
pub(crate) async fn keep_seen(service: Service) {
    loop {
        tokio::time::sleep(WRITE_EVERY).await;
        if let Err(error) = service.write_seen().await {
            tracing::error!(%error, "what was seen could not be written");
        }
    }
}

/// Proves every site's log once a night, and forgets what was seen too long ago.
pub(crate) async fn keep_proving(store: Store, service: Service) {
    // Started in the daytime, it waits for the next night; started in the night, it does not.
    let mut proved = night(now()).filter(|(_, hour)| *hour > NIGHT + 4).map(|(day, _)| day);
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        let Some((today, hour)) = night(now()) else { continue };
        if hour < NIGHT || proved == Some(today) {
            continue;
        }
        match prove(&store, &service).await {
            Ok(()) => proved = Some(today),
            Err(error) => tracing::error!(%error, "the log could not be verified"),
        }
    }
}

/// The day and the hour in China.
fn night(at: i64) -> Option<(jiff::civil::Date, i8)> {
    let local = Offset::constant(8).to_datetime(Timestamp::from_millisecond(at).ok()?);
    Some((local.date(), local.hour()))
}

async fn prove(store: &Store, service: &Service) -> anyhow::Result<()> {
    for site in store.sites().await? {
        service.prove(site.id, "", Arc::new(now)).await?;
        service.forget_seen(site.id, now()).await?;
    }
    Ok(())
}
