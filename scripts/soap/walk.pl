#!/usr/bin/perl
# The walk of the reference's appendix, by SOAP::Lite with MIME attachments: perl scripts/soap/walk.pl URL GREETING
use strict;
use warnings;
use MIME::Entity;
use SOAP::Lite;
use Test::More;

my ($url, $greeting) = @ARGV;
my $fault;

sub service {
    my ($name) = @_;
    return SOAP::Lite->uri("https://localhost/UM/SOAP/$name")
        ->proxy($url, ssl_opts => { verify_hostname => 0, SSL_verify_mode => 0 })
        ->on_fault(sub { my (undef, $res) = @_; $fault = ref $res ? $res : undef; return $res });
}

sub attachment {
    return MIME::Entity->build(
        Filename => 'welcome.au', Type => 'audio/basic', Encoding => 'base64', Path => $greeting);
}

# A fresh one each time: the parts of a call stay with the object.
sub call {
    my ($service, $method, $auth, $params, $part) = @_;
    my $soap = service($service);
    $soap->parts([$part]) if $part;
    $fault = undef;
    my $som = $soap->call($method, grep { defined } $auth, $params);
    return $fault ? undef : $som;
}

sub bytes { local $/; open my $file, '<:raw', $_[0] or die $!; return <$file> }

sub fetched {
    my ($som) = @_;
    my ($part) = @{ $som->parts || [] };
    return $part->bodyhandle->as_string if ref $part && $part->can('bodyhandle') && $part->bodyhandle;
    return $part && ref $part eq 'ARRAY' ? $part->[0]->bodyhandle->as_string : undef;
}

my $login = call('Session', 'login', undef, { login => '123007', domain => 'example.com', password => 'secret' });
my $session = $login->result->{session_id};
ok($session, 'signs in');
my $auth = SOAP::Header->name(auth_info => { session_id => $session });
my $nosess = SOAP::Header->name(auth_info => { login => '123007', domain => 'example.com', password => 'secret' });

is(call('Voicemail', 'get_vm_settings', $nosess)->result->{vm_settings}{greetings}, 'standard', 'reads settings without a session');
ok(call('Voicemail', 'set_vm_settings', $auth,
    { vm_settings => { password => '777', ext_email => 'somebody@example.com', auto_play => 'no' } })->result->{vm_settings_saved}, 'changes settings');
my $settings = call('Voicemail', 'get_vm_settings', $auth)->result->{vm_settings};
is("$settings->{password} $settings->{ext_email}", '777 somebody@example.com', 'reads them back');

ok(call('Voicemail', 'set_vm_greeting', $auth,
    { greeting_info => { greeting_type => 'name', filename => 'welcome.au' } }, attachment())->result->{success}, 'sends a greeting');
my $som = call('Voicemail', 'get_vm_greeting', $auth, { greeting_type => 'name' });
is($som->result->{filename}, 'welcome.au', 'fetches it');
ok(fetched($som) eq bytes($greeting), 'byte for byte');

my $entry = call('DialDirectory', 'create_dir_entry', $auth,
    { dir_entry_info => { active => 'Y', abbreviated_number => '1787896', number_to_dial => '111111' } }, attachment())->result->{i_entry};
ok($entry, 'makes a directory entry');
call('DialDirectory', 'update_dir_entry', $auth, { dir_entry_info => {
    i_entry => $entry, abbreviated_number => '99', number_to_dial => '565656', lastname => 'LastName', prompt => 'welcome.au' } }, attachment());
is(call('DialDirectory', 'get_dir_entry', $auth, { i_entry => $entry })->result->{dir_entry_info}{lastname}, 'LastName', 'changes it');
is(scalar @{ call('DialDirectory', 'get_dir_info', $auth)->result->{dir_entry_list} }, 1, 'lists it');
ok(call('DialDirectory', 'del_dir_entry', $auth, { i_entry => $entry }), 'deletes it');

my ($root) = map { $_->{i_menu} } grep { $_->{name} eq 'ROOT' } @{ call('AutoAttendant', 'get_menu_list', $auth)->result->{menu_list} };
ok($root, 'finds the menu ROOT');
ok(call('AutoAttendant', 'set_menu_prompt', $auth,
    { i_menu => $root, prompt_type => 'intro', prompt => 'welcome.au' }, attachment())->result->{i_audio_file}, 'sends a prompt');
ok(call('AutoAttendant', 'set_menu_transition', $auth,
    { transition_info => { i_menu => $root, event => '0', action => 'Transfer', destination => '5555' } })->result->{i_menu_transition}, 'sets a transition');
is(call('AutoAttendant', 'get_menu_transition_list', $auth, { i_menu => $root })->result->{transition_list}[0]{destination}, '5555', 'lists it');
ok(fetched(call('AutoAttendant', 'get_menu_prompt', $auth, { i_menu => $root, prompt_type => 'intro' })) eq bytes($greeting), 'fetches the prompt');
my $menu = call('AutoAttendant', 'create_menu', $auth,
    { menu_info => { name => 'AABBBCCC', period => 'hr{0-11}', period_desc => 'Some period', msg_timeout_type => 'standard' } })->result->{i_menu};
ok($menu, 'makes a menu');
is(call('AutoAttendant', 'update_menu', $auth,
    { menu_info => { i_menu => $menu, name => 'DDDEEFF', period => 'hr{0-2}' } })->result->{i_menu}, $menu, 'changes it');
is(join(' ', sort map { $_->{name} } @{ call('AutoAttendant', 'get_menu_list', $auth)->result->{menu_list} }), 'DDDEEFF ROOT', 'lists it');
ok(call('AutoAttendant', 'del_menu', $auth, { i_menu => $menu }), 'deletes it');

ok(!call('AutoAttendant', 'del_menu', $auth, { i_menu => $root }), 'may not delete ROOT');
like($fault->faultcode, qr/^Client\.AutoAttendant\.del_menu/, 'with a code');
like($fault->faultstring, qr/i_menu/, 'and the property');
ok(call('Session', 'logout', $auth), 'signs out');
ok(!call('Voicemail', 'get_vm_settings', $auth), 'and is out');
done_testing;
