//! Many records into one picture: counting, hiding, releasing again, and somebody who tries to find people in it.

mod alternatives;
mod attacker;
mod counting;
mod crowd;
mod found;
mod found_audiences;
mod found_bands;
mod found_few;
mod found_means;
mod releases;
mod seen;
mod usual;
