minhbachIndex("fa7a71a80fb47e4e","more-4-0",{"son!w":"YiEhCh"});
