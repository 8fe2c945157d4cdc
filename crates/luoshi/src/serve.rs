//! `luoshi serve`: the pages, and the jobs beside them.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::Context as _;
use clap::Args;
use messages::{Arg, Lang, text, text_args};
use service::Service;
use store::Store;
use tokio::net::TcpListener;

use crate::demo;
use crate::jobs::{self, Office};
use crate::options::{DataArgs, now};
use crate::sending::SendingArgs;

/// Characters of the set-up code.
const CODE: usize = 12;

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
    #[command(flatten)]
    sending: SendingArgs,
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
    let ways = args.sending.ways(lang)?;
    // Bound first: with the port taken, nothing is made and no account is lost unseen.
    let listener = TcpListener::bind(args.listen).await.with_context(|| args.listen.to_string())?;
    let address = listener.local_addr()?;
    let lease = Store::lease(&args.data.location())?;
    let store = Store::open(&args.data.location()).await?;
    let service = Service::new(store.clone()).with_ways(ways).sending_by_rule(args.chase_by_rule);
    let accounts = if args.demo && !service.is_set_up().await? {
        println!("{}", text(lang, "cli-demo-loading"));
        Some(demo::load(&store, &service, now()).await?)
    } else {
        None
    };
    let office = Office { store: store.clone(), service: service.clone(), lang };
    jobs::relight(office.clone()).await?;
    let code = setup_code(&service).await?;
    announce(code.as_deref(), accounts.as_ref(), address, lang);
    let running = jobs::start(&office, args.chase_by_rule);
    let router = web::router(service.clone(), Arc::new(now), code.as_deref())
        .into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, router).with_graceful_shutdown(told_to_stop()).await?;
    drop(running);
    service.write_seen().await?;
    store.close().await;
    drop(lease);
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
