use crate::{Pagination, Secret, Timestamp};

response! {
    /// The response to a signing key created.
    pub struct CreateResponse {
        /// Whether it was created.
        pub success: Option<bool> = "success",
        /// The new key. Keep it: nobody else has it.
        pub data: Option<CreateSigningKeyResponseDto> = "data",
    }
}

response! {
    /// A new signing key.
    #[doc(alias = "CreateSigningKeyResponseDTO")]
    pub struct CreateSigningKeyResponseDto {
        /// The id of the key, a UUID; a token names it as `kid`.
        pub id: Option<String> = "id",
        /// The private key that tokens are signed with, given this once and never again.
        ///
        /// It is a base64 text. Decoded, it is a PKCS#8 key in PEM, RSA with 2048 bits, whose body is a single line; a
        /// reader that insists on lines of 64 characters needs it wrapped first.
        pub private_key: Option<Secret> = "privateKey",
        /// When the key was created.
        pub created_at: Option<Timestamp> = "createdAt",
    }
}

parameters! {
    /// Which page of the signing keys to list.
    pub struct ListSigningKeysRequest {
        /// How many keys a page has: 1 to 50. The service's default: 10.
        pub limit: Option<u32> = "limit",
        /// The number of the page, counted from 1. The service's default: 1.
        pub offset: Option<u32> = "offset",
    }
}

response! {
    /// A page of signing keys.
    #[doc(alias = "GetAllSigningKeysResponse")]
    pub struct GetAllSigningKeyResponse {
        /// Whether they were listed.
        pub success: Option<bool> = "success",
        /// The keys.
        pub data: Option<Vec<GetAllSigningKeyResponseDto>> = "data",
        /// Where the page stands among all.
        pub pagination: Option<Pagination> = "pagination",
    }
}

response! {
    /// A signing key in a list.
    #[doc(alias = "GetAllSigningKeyResponseDTO")]
    #[doc(alias = "GetAllSigningKeysResponseDto")]
    pub struct GetAllSigningKeyResponseDto {
        /// The id of the key, a UUID.
        pub id: Option<String> = "id",
        /// When the key was created.
        pub created_at: Option<Timestamp> = "createdAt",
        /// The workspaces in which the key is good.
        pub workspace: Option<Vec<SigningKeyWorkspaceDto>> = "workspace",
        /// Where the page stands among all; the service puts it beside the list, more often than here.
        pub pagination: Option<Pagination> = "pagination",
    }
}

response! {
    /// A workspace of a signing key.
    #[doc(alias = "SigningKeyWorkspaceDTO")]
    pub struct SigningKeyWorkspaceDto {
        /// The id of the workspace, a UUID.
        pub id: Option<String> = "id",
        /// Its name.
        pub name: Option<String> = "name",
        /// What kind of workspace it is.
        pub workspace_type: Option<String> = "workspaceType",
    }
}

parameters! {
    /// Which signing key to read.
    #[doc(alias = "GetSigningKeyByIDRequest")]
    pub struct GetSigningKeyByIdRequest {
        /// The id of the key.
        pub signing_key_id: String = path,
    }
}

response! {
    /// The response to a signing key read.
    #[doc(alias = "GetPublicPemUsingSigningKeyIDResponseDTO")]
    pub struct GetPublicPemUsingSigningKeyIdResponseDto {
        /// Whether it was read.
        pub success: Option<bool> = "success",
        /// The public part of the key.
        pub data: Option<GetPublicPemUsingSigningKeyIdResponseDtoData> = "data",
    }
}

response! {
    /// The public part of a signing key.
    #[doc(alias = "GetPublicPemUsingSigningKeyIDResponseDTOData")]
    pub struct GetPublicPemUsingSigningKeyIdResponseDtoData {
        /// The id of the workspace, a UUID; a token names it as `sub`.
        pub workspace_id: Option<String> = "workspaceId",
        /// The id of the key, a UUID.
        pub signing_key_id: Option<String> = "signingKeyId",
        /// The public key in PEM, as it is: not in base64 like the private one.
        pub public_key: Option<String> = "publicKey",
    }
}

parameters! {
    /// Which signing key to delete.
    pub struct DeleteSigningKeyRequest {
        /// The id of the key.
        pub signing_key_id: String = path,
    }
}

response! {
    /// The response to a signing key deleted.
    pub struct DeleteSigningKeyResponse {
        /// Whether it was deleted.
        pub success: Option<bool> = "success",
        /// What the service says about it.
        pub data: Option<DeleteSigningKeyResponseData> = "data",
    }
}

response! {
    /// What the service says about a signing key deleted.
    pub struct DeleteSigningKeyResponseData {
        /// A sentence.
        pub message: Option<String> = "message",
    }
}

/// Official name of [`Pagination`].
pub type SingingKeysPagination = Pagination;
