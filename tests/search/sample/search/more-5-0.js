minhbachIndex("fa7a71a80fb47e4e","more-5-0",{"xa!x":"akCh"});
