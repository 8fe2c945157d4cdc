//! `luoshi serve`: the pages, and once a day the lights.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use clap::Args;
use messages::{Arg, Lang, text, text_args};
use service::Service;
use store::Store;
use tokio::net::TcpListener;

use crate::options::{DataArgs, now};
use crate::{demo, jobs};

/// Characters of the set-up code.
const CODE: usize = 12;
/// How often the job loop looks whether a new day has begun.
const LOOK_EVERY: Duration = Duration::from_secs(60);

#[derive(Args, Clone, Debug)]
pub struct ServeArgs {
    #[command(flatten)]
    data: DataArgs,
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080", env = "LUOSHI_LISTEN")]
    listen: SocketAddr,
    #[arg(long)]
    demo: bool,
    #[arg(long, env = "LUOSHI_CHASE_BY_RULE")]
    chase_by_rule: bool,
}

/// Serves until the program is told to stop.
pub async fn run(args: ServeArgs, lang: Lang) -> anyhow::Result<()> {
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("LUOSHI_LOG")
                .unwrap_or_else(|_| "warn,luoshi=info".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    // Bound first: with the port taken, nothing is made and no account is lost unseen.
    let listener = TcpListener::bind(args.listen).await.with_context(|| args.listen.to_string())?;
    let address = listener.local_addr()?;
    let store = Store::open(&args.data.location()).await?;
    let service = Service::new(store.clone());
    let accounts = if args.demo && !service.is_set_up().await? {
        println!("{}", text(lang, "cli-demo-loading"));
        Some(demo::load(&store, &service, now()).await?)
    } else {
        None
    };
    relight(&store).await?;
    let code = setup_code(&service).await?;
    announce(code.as_deref(), accounts.as_ref(), address, lang);
    tokio::spawn(keep_lights(store.clone()));
    tokio::spawn(jobs::keep_seen(service.clone()));
    tokio::spawn(jobs::keep_proving(store.clone(), service.clone()));
    if args.chase_by_rule {
        tokio::spawn(keep_chasing(store.clone(), service.clone(), lang));
    }
    let router = web::router(service.clone(), Arc::new(now), code.as_deref())
        .into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, router).with_graceful_shutdown(told_to_stop()).await?;
    service.write_seen().await?;
    store.close().await;
    Ok(())
}

/// What whoever sets the site up has to know, while there is none: new at every start, shown to whoever started us.
async fn setup_code(service: &Service) -> anyhow::Result<Option<String>> {
    if service.is_set_up().await? {
        return Ok(None);
    }
    let token = identity::token().map_err(|e| anyhow::anyhow!("{e}"))?;
    Ok(Some(token.chars().take(CODE).collect()))
}

fn announce(code: Option<&str>, demo: Option<&demo::Demo>, address: SocketAddr, lang: Lang) {
    let url = format!("http://{address}");
    println!("{}", text_args(lang, "cli-serving", &[("url", Arg::from(url.clone()))]));
    if let Some(code) = code {
        let args = [("url", Arg::from(format!("{url}/setup"))), ("code", Arg::from(code))];
        println!("{}", text_args(lang, "cli-set-up-first", &args));
    }
    for (user, password, role) in demo.iter().flat_map(|d| &d.accounts) {
        let args = [
            ("user", Arg::from(user.as_str())),
            ("password", Arg::from(password.as_str())),
            ("role", Arg::from(text(lang, &format!("role-{role}")))),
        ];
        println!("{}", text_args(lang, "cli-demo-account", &args));
    }
}

/// Judges again what a new day may have changed.
async fn keep_lights(store: Store) {
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        if let Err(error) = relight(&store).await {
            tracing::error!(%error, "the lights could not be judged");
        }
    }
}

/// Writes the chase sheets that the rules call for, once a day.
async fn keep_chasing(store: Store, service: Service, lang: Lang) {
    let mut chased = None;
    loop {
        let today = ledger::day_of(now());
        if chased != Some(today) {
            match chase(&store, &service, lang).await {
                Ok(()) => chased = Some(today),
                Err(error) => tracing::error!(%error, "chase sheets could not be written"),
            }
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

async fn chase(store: &Store, service: &Service, lang: Lang) -> anyhow::Result<()> {
    for site in store.sites().await? {
        store.tick(site.id, ledger::day_of(now())).await?;
        service.chase_by_rule(site.id, now(), &web::words(lang)).await?;
    }
    Ok(())
}

async fn relight(store: &Store) -> anyhow::Result<()> {
    let today = ledger::day_of(now());
    for site in store.sites().await? {
        store.tick(site.id, today).await?;
    }
    Ok(())
}

async fn told_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let terminated = async {
            match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
                Ok(mut signal) => drop(signal.recv().await),
                Err(_) => std::future::pending().await,
            }
        };
        tokio::select! { _ = interrupted => {}, () = terminated => {} }
    }
    #[cfg(not(unix))]
    drop(interrupted.await);
}
