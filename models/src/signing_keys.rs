use crate::{Pagination, Secret, Timestamp};

response! {
    /// Response of create signing key.
    pub struct CreateResponse {
        /// Success flag of the creation.
        pub success: Option<bool> = "success",
        /// Created signing key with its private key, which the API returns only here.
        pub data: Option<CreateSigningKeyResponseDto> = "data",
    }
}

response! {
    /// Created signing key.
    #[doc(alias = "CreateSigningKeyResponseDTO")]
    pub struct CreateSigningKeyResponseDto {
        /// Signing key ID, a UUID. Tokens carry it as `kid`.
        pub id: Option<String> = "id",
        /// Private key that signs tokens. The API returns it only here.
        ///
        /// It is base64 of a PKCS#8 key in PEM (RSA, 2048 bits) whose body is one unwrapped line; strict PEM parsers
        /// need lines of 64 characters.
        pub private_key: Option<Secret> = "privateKey",
        /// Creation time, in UTC.
        pub created_at: Option<Timestamp> = "createdAt",
    }
}

parameters! {
    /// Parameters of list signing keys.
    pub struct ListSigningKeysRequest {
        /// Signing keys per page, 1 to 50. Default: 10.
        pub limit: Option<u32> = "limit",
        /// Page number, from 1. Default: 1.
        pub offset: Option<u32> = "offset",
    }
}

response! {
    /// Page of signing keys.
    #[doc(alias = "GetAllSigningKeysResponse")]
    pub struct GetAllSigningKeyResponse {
        /// Success flag of the listing.
        pub success: Option<bool> = "success",
        /// Signing keys of this page.
        pub data: Option<Vec<GetAllSigningKeyResponseDto>> = "data",
        /// Position of this page in the whole list.
        pub pagination: Option<Pagination> = "pagination",
    }
}

response! {
    /// Signing key in a list, without its keys.
    #[doc(alias = "GetAllSigningKeyResponseDTO")]
    #[doc(alias = "GetAllSigningKeysResponseDto")]
    pub struct GetAllSigningKeyResponseDto {
        /// Signing key ID, a UUID. Tokens carry it as `kid`.
        pub id: Option<String> = "id",
        /// Creation time, in UTC.
        pub created_at: Option<Timestamp> = "createdAt",
        /// Workspaces in which the signing key is valid.
        pub workspace: Option<Vec<SigningKeyWorkspaceDto>> = "workspace",
        /// Position of the page in the whole list. The API usually sends it beside the list instead.
        pub pagination: Option<Pagination> = "pagination",
    }
}

response! {
    /// Workspace of a signing key.
    #[doc(alias = "SigningKeyWorkspaceDTO")]
    pub struct SigningKeyWorkspaceDto {
        /// Workspace ID, a UUID.
        pub id: Option<String> = "id",
        /// Workspace name.
        pub name: Option<String> = "name",
        /// Workspace type.
        pub workspace_type: Option<String> = "workspaceType",
    }
}

parameters! {
    /// Parameters of get signing key.
    #[doc(alias = "GetSigningKeyByIDRequest")]
    pub struct GetSigningKeyByIdRequest {
        /// Signing key ID, a UUID. Tokens carry it as `kid`.
        pub signing_key_id: String = path,
    }
}

response! {
    /// Response of get signing key.
    #[doc(alias = "GetPublicPemUsingSigningKeyIDResponseDTO")]
    pub struct GetPublicPemUsingSigningKeyIdResponseDto {
        /// Success flag of the read.
        pub success: Option<bool> = "success",
        /// Public key of the signing key.
        pub data: Option<GetPublicPemUsingSigningKeyIdResponseDtoData> = "data",
    }
}

response! {
    /// Public key of a signing key.
    #[doc(alias = "GetPublicPemUsingSigningKeyIDResponseDTOData")]
    pub struct GetPublicPemUsingSigningKeyIdResponseDtoData {
        /// Workspace ID, a UUID.
        pub workspace_id: Option<String> = "workspaceId",
        /// Signing key ID, a UUID. Tokens carry it as `kid`.
        pub signing_key_id: Option<String> = "signingKeyId",
        /// Public key in PEM, not wrapped in base64 like the private key.
        pub public_key: Option<String> = "publicKey",
    }
}

parameters! {
    /// Parameters of delete signing key.
    pub struct DeleteSigningKeyRequest {
        /// Signing key ID, a UUID. Tokens carry it as `kid`.
        pub signing_key_id: String = path,
    }
}

response! {
    /// Response of delete signing key.
    pub struct DeleteSigningKeyResponse {
        /// Success flag of the deletion.
        pub success: Option<bool> = "success",
        /// Confirmation of the deletion.
        pub data: Option<DeleteSigningKeyResponseData> = "data",
    }
}

response! {
    /// Confirmation of a deleted signing key.
    pub struct DeleteSigningKeyResponseData {
        /// Confirmation message.
        pub message: Option<String> = "message",
    }
}

/// Official name of [`Pagination`].
pub type SingingKeysPagination = Pagination;
