//! The emulator has one workspace.

pub(crate) const ID: &str = "7d0b5a3e-91c4-4f2d-8e66-b1a07c59d3f8";

pub(crate) const DRM_CONFIGURATION_ID: &str = "c2f94d17-58ab-4b03-a6de-0e73b8914c25";
