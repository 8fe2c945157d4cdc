//! Pages: templates, handlers, embedded assets
