# Asks Perl's Time::Period. Each line on standard input is a question: an IANA zone, seconds since 1970, and the text of
# a period in hexadecimal. Each line of the answer is what inPeriod says: 1 in, 0 out, -1 malformed. A text counts as
# malformed if any of its sub-periods is; inPeriod itself looks no further than to the first one that holds.
use strict;
use warnings;
use POSIX qw(tzset);
use Time::Period;

# The module itself relies on undefined and half-numeric values.
local $SIG{__WARN__} = sub { };

my $zone = '';
while (my $line = <STDIN>) {
  chomp $line;
  my ($wanted, $time, $hex) = split / /, $line, 3;
  if ($wanted ne $zone) {
    $ENV{TZ} = $zone = $wanted;
    tzset();
  }
  my $period = pack 'H*', $hex;
  my $answer = inPeriod($time, $period);
  if ($answer == 1) {
    (my $trimmed = $period) =~ s/^\s+|\s+$//g;
    for my $part (split /\s*,\s*/, $trimmed) {
      # Alone these two would be periods of their own, always and never.
      $answer = -1 if $part eq '' || lc $part eq 'none' || inPeriod($time, $part) == -1;
    }
  }
  print "$answer\n";
}
