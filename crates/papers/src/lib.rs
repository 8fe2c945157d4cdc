//! Ledger to docx, xlsx, csv
