//! TLS by rustls.

use std::sync::Arc;

use fastpix_errors::InvalidRequestError;
#[cfg(feature = "aws-lc-rs")]
use rustls::crypto::aws_lc_rs as provider;
#[cfg(not(feature = "aws-lc-rs"))]
use rustls::crypto::ring as provider;
use rustls::{
    ClientConfig,
    client::ResolvesClientCert,
    crypto::CryptoProvider,
    pki_types::CertificateDer,
    sign::{CertifiedKey, SingleCertAndKey},
};
use zeroize::Zeroizing;

use self::roots::Roots;
use super::{client_chain, client_key, each_root};
use crate::invalid_request;

/// A connector for http and https on top of another one.
pub(crate) type Https<T> = hyper_rustls::HttpsConnector<T>;

/// Returns true if another handshake would fail in the same way: the server's certificate, or the versions of TLS.
pub(crate) fn is_permanent(error: &rustls::Error) -> bool {
    use rustls::{AlertDescription, Error};
    matches!(
        error,
        Error::InvalidCertificate(_)
            | Error::NoCertificatesPresented
            | Error::PeerIncompatible(_)
            | Error::AlertReceived(AlertDescription::ProtocolVersion)
    )
}

/// Adds root certificates to those of the features.
pub(crate) type AddRoots = Box<dyn FnOnce(&mut Roots) -> Result<(), InvalidRequestError> + Send + Sync>;

/// Makes the client certificate.
pub(crate) type Identify =
    Box<dyn FnOnce(&CryptoProvider) -> Result<Arc<dyn ResolvesClientCert>, InvalidRequestError> + Send + Sync>;

/// The configuration of connections to servers and proxies.
#[cfg_attr(any(feature = "proxy", feature = "_external"), derive(Clone))]
pub(crate) struct Config(ClientConfig);

impl Config {
    pub(crate) fn new(added: Vec<AddRoots>, https: bool) -> Result<Self, InvalidRequestError> {
        let config = ClientConfig::builder_with_provider(Arc::new(provider::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|_| invalid_request("the TLS provider cannot be used"))?;
        let mut roots = Roots::known();
        for add in added {
            add(&mut roots)?;
        }
        roots.verify(config, https).map(Self)
    }

    pub(crate) fn set_client_certificate(&mut self, identify: Identify) -> Result<(), InvalidRequestError> {
        self.0.client_auth_cert_resolver = identify(self.0.crypto_provider())?;
        Ok(())
    }

    #[cfg(feature = "http2")]
    pub(crate) fn offer_http2(&mut self) {
        self.0.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    }

    pub(crate) fn connector<T>(self, tcp: T) -> Result<Https<T>, InvalidRequestError> {
        Ok((tcp, self.0).into())
    }
}

pub(crate) fn add_roots(pem: Vec<u8>) -> AddRoots {
    Box::new(move |roots| each_root(&pem, |certificate| roots.add(certificate)))
}

pub(crate) fn identify(chain: Vec<u8>, key: Vec<u8>) -> Identify {
    let key = Zeroizing::new(key);
    Box::new(move |provider| {
        let (chain, key) = (client_chain(&chain)?, client_key(&key)?);
        let identity = CertifiedKey::from_der(chain, key, provider).map_err(|error| match error {
            rustls::Error::InconsistentKeys(_) => {
                invalid_request("the private key does not match the client certificate")
            }
            rustls::Error::InvalidCertificate(_) => invalid_request("the client certificate cannot be used"),
            _ => invalid_request("the private key of the client certificate cannot be used"),
        })?;
        Ok(Arc::new(SingleCertAndKey::from(identity)))
    })
}

#[cfg(not(feature = "platform-verifier"))]
mod roots {
    use rustls::{ConfigBuilder, RootCertStore, WantsVerifier};

    use super::*;

    pub(crate) struct Roots {
        store: RootCertStore,
        #[cfg(feature = "native-roots")]
        native: native::Loaded,
    }

    impl Roots {
        /// The roots of the features.
        pub(super) fn known() -> Self {
            #[cfg(feature = "webpki-roots")]
            let roots = webpki_roots::TLS_SERVER_ROOTS.to_vec();
            #[cfg(not(feature = "webpki-roots"))]
            let roots = Vec::new();
            #[cfg_attr(not(feature = "native-roots"), expect(unused_mut, reason = "there are no others"))]
            let mut store = RootCertStore { roots };
            #[cfg(feature = "native-roots")]
            let native = native::load(&mut store);
            Self {
                store,
                #[cfg(feature = "native-roots")]
                native,
            }
        }

        pub(super) fn add(&mut self, certificate: CertificateDer<'static>) -> Result<(), InvalidRequestError> {
            self.store
                .add(certificate)
                .map_err(|error| invalid_request("a root certificate cannot be used").with_source(error))
        }

        pub(super) fn verify(
            self,
            config: ConfigBuilder<ClientConfig, WantsVerifier>,
            https: bool,
        ) -> Result<ClientConfig, InvalidRequestError> {
            if https {
                #[cfg(feature = "native-roots")]
                self.native.check(&self.store)?;
                // With the feature there are some.
                if cfg!(not(feature = "webpki-roots")) && self.store.is_empty() {
                    return Err(invalid_request(
                        "there are no root certificates: enable the feature `webpki-roots` or `native-roots`, or add some",
                    ));
                }
            }
            Ok(config.with_root_certificates(self.store).with_no_client_auth())
        }
    }

    #[cfg(feature = "native-roots")]
    mod native {
        use std::env;

        use super::*;

        /// Root certificates of the operating system: true if there are some, and the first error of the loader.
        pub(super) struct Loaded {
            some: bool,
            error: Option<rustls_native_certs::Error>,
        }

        pub(super) fn load(store: &mut RootCertStore) -> Loaded {
            let loaded = rustls_native_certs::load_native_certs();
            // Some systems have certificates that cannot be parsed, which is no reason to reject the others.
            let (added, _) = store.add_parsable_certificates(loaded.certs);
            Loaded { some: added > 0, error: loaded.errors.into_iter().next() }
        }

        impl Loaded {
            /// A variable that names no certificate is an error, even if there are others: the server that it was set
            /// for would not be trusted. Nor may there be no root certificates at all.
            pub(super) fn check(self, store: &RootCertStore) -> Result<(), InvalidRequestError> {
                let variable = ["SSL_CERT_FILE", "SSL_CERT_DIR"].into_iter().find(|name| env::var_os(name).is_some());
                let error = match variable {
                    _ if self.some => return Ok(()),
                    Some(name) => InvalidRequestError::new(
                        ["the environment variable ", name, " names no root certificate that can be used"].concat(),
                    ),
                    None if store.is_empty() => invalid_request(
                        "the operating system has no root certificates: enable the feature `webpki-roots`, or add some",
                    ),
                    None => return Ok(()),
                };
                Err(match self.error {
                    Some(cause) => error.with_source(cause),
                    None => error,
                })
            }
        }
    }
}

#[cfg(feature = "platform-verifier")]
mod roots {
    use rustls::{ConfigBuilder, WantsVerifier};
    use rustls_platform_verifier::Verifier;

    use super::*;

    /// Roots in addition to those of the platform.
    pub(crate) struct Roots(Vec<CertificateDer<'static>>);

    impl Roots {
        pub(super) fn known() -> Self {
            Self(Vec::new())
        }

        pub(super) fn add(&mut self, certificate: CertificateDer<'static>) -> Result<(), InvalidRequestError> {
            self.0.push(certificate);
            Ok(())
        }

        pub(super) fn verify(
            self,
            config: ConfigBuilder<ClientConfig, WantsVerifier>,
            _https: bool,
        ) -> Result<ClientConfig, InvalidRequestError> {
            let provider = config.crypto_provider().clone();
            #[cfg(not(target_os = "android"))]
            let verifier = Verifier::new_with_extra_roots(self.0, provider);
            #[cfg(target_os = "android")]
            let verifier = match self.0.is_empty() {
                true => Verifier::new(provider),
                false => {
                    return Err(invalid_request(
                        "the certificate verifier of Android does not support added root certificates",
                    ));
                }
            };
            let verifier = verifier.map_err(|error| match error {
                rustls::Error::InvalidCertificate(_) => {
                    invalid_request("a root certificate cannot be used").with_source(error)
                }
                _ => invalid_request("the certificate verifier of the operating system cannot be used")
                    .with_source(error),
            })?;
            Ok(config.dangerous().with_custom_certificate_verifier(Arc::new(verifier)).with_no_client_auth())
        }
    }
}

#[cfg(all(test, not(any(feature = "webpki-roots", feature = "native-roots", feature = "platform-verifier"))))]
mod tests {
    use std::io::Read;

    use crate::{FastpixCore, FastpixCoreBuilder, Idempotency, Operation, RetryConfig, Security};

    const AUTHORITY: &str = "\
-----BEGIN CERTIFICATE-----
MIIBdTCCARugAwIBAgIUHOYJuSN965k37wxJR/arpXXG/eAwCgYIKoZIzj0EAwIw
DzENMAsGA1UEAwwEdGVzdDAgFw0yNjExMjIxMjQzMTlaGA8yMTI2MTAyOTEyNDMx
OVowDzENMAsGA1UEAwwEdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABJSI
m5QhmEOajhfWN78eYqWRvz+80cEUjNvm7Hy3uHcqy7A2hFryFn8x6Z4Qb9Fm1brG
/PEtowfDAFbgErvtAbajUzBRMB0GA1UdDgQWBBRVS8dS4xH0LtFdFBqhBLSiR48A
oTAfBgNVHSMEGDAWgBRVS8dS4xH0LtFdFBqhBLSiR48AoTAPBgNVHRMBAf8EBTAD
AQH/MAoGCCqGSM49BAMCA0gAMEUCIBTx0Og8OqjnEMXm+5xtK73VfT/tDnlkfnKJ
iiGOQVFvAiEAun2SPwnt3RzbzbehRO0cSMSFdOOzhJwY7Eu93Qnpujk=
-----END CERTIFICATE-----";

    fn builder() -> FastpixCoreBuilder {
        FastpixCore::builder(Security::basic("token-id", "secret"))
    }

    #[test]
    fn without_root_certificates_https_is_rejected_and_http_is_not() {
        let error = builder().build().unwrap_err().to_string();
        assert!(error.contains("there are no root certificates"), "{error}");
        builder().server_url("http://127.0.0.1:8080/v1/").build().unwrap();
    }

    #[test]
    fn added_root_certificates_are_sufficient() {
        builder().add_root_certificates(AUTHORITY).build().unwrap();
    }

    #[tokio::test]
    async fn tls_1_2_is_offered_only_with_its_feature() {
        const SUPPORTED_VERSIONS: [u8; 2] = [0, 43];
        static GET: Operation = Operation::new("get", http::Method::GET, "/", Idempotency::Idempotent, &[]);
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("https://{}/", listener.local_addr().unwrap());
        let hello = std::thread::spawn(move || {
            let mut hello = vec![0; 4096];
            let length = listener.accept().unwrap().0.read(&mut hello).unwrap();
            hello.truncate(length);
            hello
        });
        let builder = builder().server_url(url).retries(RetryConfig::None).add_root_certificates(AUTHORITY);
        builder.build().unwrap().request(&GET).call_raw().await.unwrap_err();
        let hello = hello.join().unwrap();
        let expected: &[u8] = if cfg!(feature = "tls12") { &[0, 5, 4, 3, 4, 3, 3] } else { &[0, 3, 2, 3, 4] };
        let expected = [&SUPPORTED_VERSIONS, expected].concat();
        assert!(hello.windows(expected.len()).any(|extension| extension == expected), "{hello:x?}");
    }
}
