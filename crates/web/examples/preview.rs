//! Serves a seeded site of a throw-away directory, to look at pages: `cargo run -p web --example preview`.

#[path = "../tests/it/site.rs"]
#[allow(dead_code, reason = "the tests use all of it")]
mod site;

use std::net::SocketAddr;

#[tokio::main]
async fn main() {
    let (site, _) = site::Site::with_tasks().await;
    site.later(85).await;
    let call = site.call("duban").await;
    site.service.paste(&call, &format!("关于抓好夏季重点工作的通知\n{}", site::SPEECH)).await.unwrap();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8091").await.unwrap();
    println!("http://127.0.0.1:8091 duban, chayue: {}", site::PASSWORD);
    let router = site.router.clone().into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, router).await.unwrap();
}
