//! Reading in a process of its own, with bounded memory and time.
//!
//! Parsers of containers are large, and their input is hostile: an allocation that fails or a loop that does not end
//! must cost one file, not the server. The same program is started again with [`ARGUMENT`]; it gets the limits and the
//! file on standard input and answers on standard output.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use crate::{Fault, Intake, Limits, container};

/// The only argument of a reading process.
pub const ARGUMENT: &str = "intake-reader";

/// What an answer begins with: a program that is not a reader must not be taken for one.
const GREETING: &[u8] = b"intake 1\n";

static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// To be the first call of a program that takes files in. When the program was started as a reading process it reads
/// and returns the exit code; otherwise containers will from now on be read by such processes.
pub fn serve_if_asked() -> Option<ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_some_and(|argument| argument == ARGUMENT) && arguments.next().is_none() {
        return Some(serve());
    }
    if let Ok(program) = std::env::current_exe() {
        install(program);
    }
    None
}

/// Has containers read by processes of this program, which must call [`serve_if_asked`] first. Only the first call counts.
pub fn install(program: PathBuf) {
    PROGRAM.get_or_init(|| program);
}

/// Reads a container in its own process, or here when no program was installed.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Intake, Fault> {
    let Some(program) = PROGRAM.get() else { return container::read(bytes, limits) };
    let mut command = Command::new(program);
    command.arg(ARGUMENT).env_clear().stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let child = command.spawn().map_err(|error| Fault::NoReader(error.to_string()))?;
    converse(child, bytes, limits)
}

/// Hands the file over, waits for the answer no longer than the limit, and leaves no process behind.
fn converse(mut child: Child, bytes: &[u8], limits: &Limits) -> Result<Intake, Fault> {
    let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(Fault::NoReader("no pipes".to_owned()));
    };
    let most = limits.unpacked_bytes.saturating_mul(2);
    let (sender, receiver) = channel();
    let (answer, status) = std::thread::scope(|scope| {
        scope.spawn(move || {
            // A reader that dies early closes the pipe; its exit says why.
            let header = serde_json::to_vec(limits).unwrap_or_default();
            let _ = input
                .write_all(&header)
                .and_then(|()| input.write_all(b"\n"))
                .and_then(|()| input.write_all(bytes));
        });
        scope.spawn(move || {
            let mut answer = Vec::new();
            let result = output.take(most).read_to_end(&mut answer);
            let _ = sender.send(result.map(|_| answer));
        });
        let answer = receiver.recv_timeout(Duration::from_millis(limits.pdf_millis));
        // Killing a process that has ended does nothing; one that has not must not outlive its answer.
        if !matches!(answer, Ok(Ok(ref bytes)) if (bytes.len() as u64) < most) {
            let _ = child.kill();
        }
        (answer, child.wait())
    });
    let status = status.map_err(|error| Fault::NoReader(error.to_string()))?;
    match answer {
        Err(RecvTimeoutError::Timeout) => Err(Fault::TooSlow { millis: limits.pdf_millis }),
        Err(RecvTimeoutError::Disconnected) => Err(Fault::NoReader("no answer".to_owned())),
        Ok(Err(error)) => Err(Fault::NoReader(error.to_string())),
        Ok(Ok(answer)) if answer.len() as u64 >= most => Err(Fault::Bomb { limit: limits.unpacked_bytes }),
        Ok(Ok(answer)) => understand(&answer, status, limits),
    }
}

fn understand(answer: &[u8], status: ExitStatus, limits: &Limits) -> Result<Intake, Fault> {
    let parsed = answer.strip_prefix(GREETING).and_then(|json| serde_json::from_slice(json).ok());
    parsed.unwrap_or_else(|| Err(of_death(status, limits)))
}

/// What the end of a process that did not answer says about the file.
fn of_death(status: ExitStatus, limits: &Limits) -> Fault {
    const SIGABRT: i32 = 6;
    const SIGKILL: i32 = 9;
    const SIGSEGV: i32 = 11;
    const SIGXCPU: i32 = 24;
    #[cfg(unix)]
    let signal = std::os::unix::process::ExitStatusExt::signal(&status);
    #[cfg(not(unix))]
    let signal = None;
    match signal {
        // Memory that is refused, and a stack that is used up, end a process of ours by abort.
        Some(SIGABRT | SIGSEGV) => Fault::TooHeavy { limit: limits.memory_bytes },
        Some(SIGXCPU | SIGKILL) => Fault::TooSlow { millis: limits.pdf_millis },
        _ => Fault::NoReader(status.to_string()),
    }
}

/// The reading process: limits and file from standard input, the answer to standard output.
pub fn serve() -> ExitCode {
    match answer() {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn answer() -> std::io::Result<()> {
    let mut input = BufReader::new(std::io::stdin().lock());
    let mut header = Vec::new();
    input.by_ref().take(4096).read_until(b'\n', &mut header)?;
    let limits: Limits = serde_json::from_slice(&header)?;
    confine(&limits)?;
    let mut bytes = Vec::new();
    input.take(limits.file_bytes).read_to_end(&mut bytes)?;
    let result = container::read(&bytes, &limits);
    drop(bytes);
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    output.write_all(GREETING)?;
    serde_json::to_writer(&mut output, &result)?;
    output.flush()
}

/// Takes from this process what a parser does not need: memory and time without end, files to write.
#[cfg(unix)]
fn confine(limits: &Limits) -> std::io::Result<()> {
    use rlimit::Resource;
    let seconds = limits.pdf_millis.div_ceil(1000) + 1;
    Resource::AS.set(limits.memory_bytes, limits.memory_bytes)?;
    Resource::CPU.set(seconds, seconds + 1)?;
    Resource::FSIZE.set(0, 0)?;
    Resource::CORE.set(0, 0)
}

#[cfg(not(unix))]
fn confine(_limits: &Limits) -> std::io::Result<()> {
    Ok(())
}
