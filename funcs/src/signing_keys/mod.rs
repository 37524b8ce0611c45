#[cfg(feature = "signing-keys-create-signing-key")]
mod create_signing_key;
#[cfg(feature = "signing-keys-delete-signing-key")]
mod delete_signing_key;
#[cfg(feature = "signing-keys-get-signing-key-by-id")]
mod get_signing_key_by_id;
#[cfg(feature = "signing-keys-list-signing-keys")]
mod list_signing_keys;

#[cfg(feature = "signing-keys-create-signing-key")]
pub use self::create_signing_key::signing_keys_create_signing_key;
#[cfg(feature = "signing-keys-delete-signing-key")]
pub use self::delete_signing_key::signing_keys_delete_signing_key;
#[cfg(feature = "signing-keys-get-signing-key-by-id")]
pub use self::get_signing_key_by_id::signing_keys_get_signing_key_by_id;
#[cfg(feature = "signing-keys-list-signing-keys")]
pub use self::list_signing_keys::signing_keys_list_signing_keys;
