//! The processes of a browser: killed as a crash would, and how much memory they hold.

use std::collections::HashMap;
use std::process::Command;

/// A process below another one.
pub(crate) struct Process {
    pub(crate) id: u32,
    /// Memory in use, in KiB.
    pub(crate) memory: u64,
    pub(crate) command: String,
}

/// Every process that descends from `root`, parents before children.
pub(crate) fn below(root: u32) -> Vec<Process> {
    let list = Command::new("ps").args(["-e", "-o", "pid=,ppid=,rss=,args="]).output().expect("ps runs");
    let list = String::from_utf8_lossy(&list.stdout).into_owned();
    let mut children: HashMap<u32, Vec<Process>> = HashMap::new();
    for line in list.lines() {
        let mut words = line.split_whitespace();
        let mut number = || words.next().and_then(|word| word.parse::<u64>().ok());
        let (Some(id), Some(parent), Some(memory)) = (number(), number(), number()) else { continue };
        let command = words.collect::<Vec<_>>().join(" ");
        let small = |number: u64| u32::try_from(number).expect("a process id");
        children.entry(small(parent)).or_default().push(Process { id: small(id), memory, command });
    }
    let mut found: Vec<Process> = children.remove(&root).unwrap_or_default();
    let mut at = 0;
    while at < found.len() {
        found.extend(children.remove(&found[at].id).unwrap_or_default());
        at += 1;
    }
    found
}

/// Makes the kernel count a process's peak of memory from here on. Where it cannot, [`peak`] knows nothing or the peak of its life.
pub(crate) fn forget_peak(id: u32) {
    // 5: the peak alone (man 5 proc_pid_clear_refs); a process that ended meanwhile is no fault
    let _forgotten = std::fs::write(format!("/proc/{id}/clear_refs"), "5");
}

/// The most memory a process held, in KiB.
pub(crate) fn peak(id: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// Ends these processes without a word to them.
pub(crate) fn kill(processes: &[Process]) {
    let ids = processes.iter().map(|process| process.id.to_string());
    // one that ended by itself meanwhile is no fault
    let _killed = Command::new("kill").arg("-9").args(ids).output().expect("kill runs");
}

/// Runs another program to its end, and gives what it printed.
pub(crate) fn run(program: &str, arguments: &[&str]) -> String {
    let done = Command::new(program).args(arguments).output().expect("it runs");
    assert!(done.status.success(), "{program}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8_lossy(&done.stdout).into_owned()
}
