//! A plain HTTP client.
#![allow(dead_code, unreachable_pub, reason = "each test file is a program of its own and uses a part of it")]

use std::io;

use base64::{Engine, engine::general_purpose::STANDARD};
use fastpix_emulator::Emulator;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
};

/// One connection, kept alive from request to request.
pub struct Client {
    pub socket: BufReader<TcpStream>,
    pub authorization: Option<String>,
}

#[derive(Debug)]
pub struct HandlerResult {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl HandlerResult {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    /// The error of a failure envelope, whose code must be the status.
    pub fn error(&self, status: u16) -> Value {
        let mut body = self.json();
        assert_eq!(self.status, status, "{body}");
        assert!(self.head.contains("content-type: application/json;charset=UTF-8\r\n"), "{}", self.head);
        assert_eq!(body["success"], false);
        assert_eq!(body["error"]["code"], status);
        assert!(!body["error"]["message"].as_str().unwrap().is_empty());
        body["error"].take()
    }

    /// The names of the fields that a 422 lists.
    pub fn fields(&self) -> Vec<String> {
        let error = self.error(422);
        let fields = error["fields"].as_array().unwrap().iter();
        fields.map(|field| field["field"].as_str().unwrap().to_owned()).collect()
    }

    pub fn data(&self, status: u16) -> Value {
        let mut body = self.json();
        assert_eq!(self.status, status, "{body}");
        assert_eq!(body["success"], true);
        body["data"].take()
    }
}

impl Client {
    pub async fn connect(emulator: &Emulator) -> Self {
        Self::connect_to(address(emulator.url())).await
    }

    pub async fn connect_to(address: &str) -> Self {
        let socket = BufReader::new(TcpStream::connect(address).await.unwrap());
        Self { socket, authorization: Some(basic("some", "pair")) }
    }

    pub async fn send(&mut self, method: &str, path: &str, body: &[u8]) -> io::Result<HandlerResult> {
        let mut request = format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\ncontent-length: {}\r\n", body.len());
        if let Some(authorization) = &self.authorization {
            request.push_str(&format!("authorization: {authorization}\r\n"));
        }
        request.push_str("\r\n");
        self.socket.write_all(&[request.as_bytes(), body].concat()).await?;
        self.receive().await
    }

    pub async fn receive(&mut self) -> io::Result<HandlerResult> {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if self.socket.read_line(&mut head).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        let status = head[9..12].parse().unwrap();
        // A 204 has no length.
        let length = head.split_once("content-length: ").and_then(|(_, rest)| Some(rest.split_once("\r\n")?.0));
        let mut body = vec![0; length.map_or(0, |length| length.parse().unwrap())];
        self.socket.read_exact(&mut body).await?;
        Ok(HandlerResult { status, head, body })
    }

    pub async fn get(&mut self, path: &str) -> HandlerResult {
        self.send("GET", path, b"").await.unwrap()
    }

    pub async fn request(&mut self, method: &str, path: &str, body: &Value) -> HandlerResult {
        self.send(method, path, body.to_string().as_bytes()).await.unwrap()
    }

    /// A request without a body.
    pub async fn call(&mut self, method: &str, path: &str) -> HandlerResult {
        self.send(method, path, b"").await.unwrap()
    }

    /// A new live stream.
    pub async fn create(&mut self, body: &Value) -> HandlerResult {
        self.send("POST", "/v1/live/streams", body.to_string().as_bytes()).await.unwrap()
    }
}

pub fn address(url: &str) -> &str {
    url.strip_prefix("http://").unwrap().strip_suffix("/v1/").unwrap()
}

pub fn basic(user: &str, password: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{user}:{password}")))
}

pub fn minimal() -> Value {
    json!({"playbackSettings": {}, "inputMediaSettings": {}})
}

pub async fn start() -> (Emulator, Client) {
    let emulator = Emulator::start().await.unwrap();
    let client = Client::connect(&emulator).await;
    (emulator, client)
}

pub fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

pub fn assert_uuid_v4(id: &Value) {
    let groups: Vec<_> = id.as_str().unwrap().split('-').collect();
    let lengths = [8, 4, 4, 4, 12];
    assert!(groups.len() == 5 && groups.iter().zip(lengths).all(|(group, length)| is_hex(group, length)), "{id}");
    assert!(groups[2].starts_with('4') && groups[3].starts_with(['8', '9', 'a', 'b']), "{id}");
}
